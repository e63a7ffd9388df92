"""The pack's part of the web app: endpoints that call services."""
