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
    headers: { location: { value: uri + '/' } },
  };
}
