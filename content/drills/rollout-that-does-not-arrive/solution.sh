kubectl rollout resume deployment screen -n cinema
kubectl patch deployment screen -n cinema -p '{"spec":{"template":{"spec":{"serviceAccountName":"projector","serviceAccount":"projector"}}}}'
kubectl patch deployment screen -n cinema --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":80}]'
kubectl rollout status deployment screen -n cinema --timeout=120s
