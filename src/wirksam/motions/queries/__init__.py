"""What pages ask about motions."""
