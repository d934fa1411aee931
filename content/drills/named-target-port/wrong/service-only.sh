# fails: next-release
# reaches the end state, but the probe asks the new Pods on 8080, and the rollout is stuck
kubectl patch deployment guide -n museum --type=json -p '[{"op": "replace", "path": "/spec/template/spec/containers/0/ports/0", "value": {"name": "web", "containerPort": 8080}}]'
kubectl rollout status deployment/guide -n museum --timeout=120s
kubectl patch service guide -n museum --type=json -p '[{"op": "replace", "path": "/spec/ports/0/targetPort", "value": "web"}]'
