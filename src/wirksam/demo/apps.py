from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "wirksam.demo"
    label = "demo"
