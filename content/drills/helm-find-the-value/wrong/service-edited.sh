# fails: in-the-release
# near miss: the next upgrade brings the old port back
echo service.ports.http > value.txt
kubectl patch service depot-nginx -n south --type=json -p '[{"op": "replace", "path": "/spec/ports/0/port", "value": 80}]'
