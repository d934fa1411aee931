# fails: named, by-name, next-release
# the Service asks for a name that no Pod has, and loses its endpoints
kubectl patch service guide -n museum --type=json -p '[{"op": "replace", "path": "/spec/ports/0/targetPort", "value": "web"}]'
