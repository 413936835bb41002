"""Who may see and do what with campaigns. Nothing else in this app decides it."""
