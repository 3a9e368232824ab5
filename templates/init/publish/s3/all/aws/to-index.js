// CloudFront function at each request: /pitfalls/x/ is the file pitfalls/x/index.html; /pitfalls/x leads to /pitfalls/x/.
function handler(event) {
  var request = event.request;
  var uri = request.uri.replace(/^[\/\\]+/, '/');
  if (uri.endsWith('/')) {
    request.uri = uri + 'index.html';
    return request;
  }
  if (uri.split('/').pop().includes('.')) {
    return request;
  }
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: uri + '/' + query(request.querystring) } },
  };
}

// A list that somebody narrowed, as it stands in the address: ?system=web&system=app
function query(asked) {
  var parts = Object.keys(asked).map(function (name) {
    var values = asked[name].multiValue || [asked[name]];
    return values.map(function (one) { return one.value ? name + '=' + one.value : name; }).join('&');
  });
  return parts.length ? '?' + parts.join('&') : '';
}
