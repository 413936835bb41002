"""The outbox: letters are written in the transaction of the deed and carried later, by a duty."""
