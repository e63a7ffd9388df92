"""The pack's pages in the browser. They call the services that the endpoints call."""
