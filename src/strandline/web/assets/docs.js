"use strict";
// The key stays in this page's memory: it goes with each call and is gone when the page is closed.
(() => {
  const form = document.getElementById("key");
  const field = document.getElementById("key-text");
  const refused = document.getElementById("key-refused");
  const target = document.getElementById("api");
  let key = "";

  const withKey = (headers) => (key ? { ...headers, Authorization: `Bearer ${key}` } : headers);

  async function load() {
    let answer;
    try {
      answer = await fetch("openapi.json", { headers: withKey({}) });
    } catch {
      target.textContent = "The server does not answer.";
      return;
    }
    if (answer.ok) {
      form.hidden = true;
      show(await answer.json());
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 401) {
      target.textContent = "";
      refused.textContent = key ? problem.detail || "The key was refused." : "";
      form.hidden = false;
      field.focus();
      return;
    }
    target.textContent = `${problem.code || answer.status}: ${problem.detail || "no answer"}`;
  }

  function show(spec) {
    target.textContent = "";
    SwaggerUIBundle({
      spec,
      dom_id: "#api",
      deepLinking: true,
      validatorUrl: null,
      requestInterceptor: (request) => {
        request.headers = withKey(request.headers);
        return request;
      },
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    key = field.value.trim();
    load();
  });
  load();
})();
