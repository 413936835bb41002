"""Pages for signing in, for keeping an account safe, and for opening one."""
