# fails: vault
# near miss: an objectSelector leaves it to each Pod whether it is inspected
kubectl patch validatingwebhookconfiguration customs-inspection --type=json -p '[
  {"op":"add","path":"/webhooks/0/objectSelector","value":{"matchLabels":{"inspect":"yes"}}}
]'
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
