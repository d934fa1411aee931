# fails: vault
# damages: namespaces/vault
# near miss: a label of one's own works until somebody takes it off, and changes more than the configuration
kubectl label namespace vault customs=inspected
kubectl patch validatingwebhookconfiguration customs-inspection --type=json -p '[
  {"op":"add","path":"/webhooks/0/namespaceSelector","value":{"matchLabels":{"customs":"inspected"}}}
]'
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
