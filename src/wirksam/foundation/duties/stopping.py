"""That the worker is to end; long duties look here between their steps."""

import threading

ending = threading.Event()
