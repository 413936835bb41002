"""The front of the house: it composes what the apps below it know and owns no facts."""
