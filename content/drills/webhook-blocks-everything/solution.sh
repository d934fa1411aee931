kubectl describe replicaset -n pier -l app=crane | tail -3
kubectl patch validatingwebhookconfiguration customs-inspection --type=json -p '[
  {"op":"add","path":"/webhooks/0/namespaceSelector","value":{"matchLabels":{"kubernetes.io/metadata.name":"vault"}}}
]'
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
