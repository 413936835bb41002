"""Teams: from the call over the term to the handover."""
