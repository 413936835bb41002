"""The roof: settings, addresses and servers. The only place that names all apps."""
