# fails: by-name, next-release
# near miss: a name for the Service's own port says nothing of where it leads
kubectl patch deployment guide -n museum --type=json -p '[
  {"op": "replace", "path": "/spec/template/spec/containers/0/ports/0", "value": {"name": "web", "containerPort": 8080}},
  {"op": "replace", "path": "/spec/template/spec/containers/0/readinessProbe/httpGet/port", "value": "web"}
]'
kubectl rollout status deployment/guide -n museum --timeout=120s
kubectl patch service guide -n museum --type=json -p '[{"op": "add", "path": "/spec/ports/0/name", "value": "web"}]'
