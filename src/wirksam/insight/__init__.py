"""Pictures and figures that compose what the apps below know; owns no facts."""
