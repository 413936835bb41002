from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    name = "wirksam.assembly"
    label = "assembly"
