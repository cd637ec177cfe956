'use strict';
(() => {
  const form = document.getElementById('filter');
  if (!form) return;
  const findings = Array.from(document.querySelectorAll('article[data-rule]'));
  const count = document.getElementById('count');
  form.hidden = false;
  const apply = () => {
    const text = form.elements.text.value.toLowerCase();
    const severity = form.elements.severity.value;
    const rule = form.elements.rule.value;
    const site = form.elements.site.value;
    let shown = 0;
    for (const finding of findings) {
      const fits = (!severity || finding.dataset.severity === severity) && (!rule || finding.dataset.rule === rule)
        && (!site || finding.dataset.sites.split('\n').includes(site)) && (!text || finding.textContent.toLowerCase().includes(text));
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = shown + ' of ' + findings.length + ' shown';
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-site]');
    if (link) {
      form.elements.site.value = link.dataset.site;
      apply();
    }
  });
  const target = () => {
    const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (at && at.hidden) {
      form.reset();
      apply();
      at.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', target);
  apply();
  target();
})();
