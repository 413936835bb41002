from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wirksam.activities"
    label = "activities"
