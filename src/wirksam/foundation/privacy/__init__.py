"""What is stored about people, why, who sees it, how long; and how they take it along or away.

Each app says so in its ``privacy.py``, as data. A field that is not declared fails the tests.
"""
