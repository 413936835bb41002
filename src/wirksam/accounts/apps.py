from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wirksam.accounts"
    label = "accounts"
