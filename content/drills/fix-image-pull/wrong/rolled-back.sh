# fails: release-runs, login-used, same-deployment
# everything is ready again, in the old release
kubectl rollout undo deployment/thumbnails -n catalog
kubectl rollout status deployment/thumbnails -n catalog --timeout=120s
