// Somebody with a browser who opens the address, types the code, signs in and agrees: forms and
// cookies by hand, as a browser would send them.

export async function agree(address, code, login) {
  const jar = new Map();
  const visit = async (url, options = {}) => {
    for (let hops = 0; hops < 20; hops += 1) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        redirect: 'manual',
        ...options,
        headers: { ...options.headers, ...(cookie && { cookie }) },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair, ...attributes] = line.split(';');
        const [name, ...value] = pair.split('=');
        const gone = attributes.some((one) => /expires=Thu, 01 Jan 1970/i.test(one));
        if (gone) jar.delete(name); else jar.set(name, value.join('='));
      }
      const next = response.headers.get('location');
      if (!next) return { url, status: response.status, html: await response.text() };
      url = new URL(next, url).href;
      options = {};
    }
    throw new Error('the provider redirects without end');
  };
  const submit = (page, typed) => {
    const action = page.html.match(/<form[^>]*action="([^"]+)"/)?.[1];
    if (!action) throw new Error(`no form at ${page.url} (${page.status}): ${page.html.slice(0, 2000)}`);
    const fields = new URLSearchParams();
    for (const [input] of page.html.matchAll(/<input[^>]*>/g)) {
      const name = input.match(/name="([^"]+)"/)?.[1];
      if (name) fields.set(name, input.match(/value="([^"]*)"/)?.[1] ?? '');
    }
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    return visit(new URL(action.replaceAll('&amp;', '&'), page.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
    });
  };
  let page = await visit(address);
  page = await submit(page, { user_code: code });
  for (let steps = 0; steps < 6; steps += 1) {
    if (/name="login"/.test(page.html)) page = await submit(page, { login, password: 'invented' });
    else if (/name="confirm"/.test(page.html)) page = await submit(page, { confirm: 'yes' });
    else if (/<form/.test(page.html) && /interaction/.test(page.url)) page = await submit(page, {});
    else return page;
  }
  return page;
}
