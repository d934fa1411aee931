kubectl set image deployment/thumbnails -n catalog web=nginx:1.27.3-alpine
kubectl patch deployment thumbnails -n catalog --type=json -p '[{"op":"replace","path":"/spec/template/spec/imagePullSecrets/0/name","value":"registry-login"}]'
kubectl rollout status deployment/thumbnails -n catalog --timeout=120s
