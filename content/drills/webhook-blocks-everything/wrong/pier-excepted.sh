# fails: everywhere-else
# reaches the end state for today's Pods; kube-system and new Namespaces stay blocked
kubectl patch validatingwebhookconfiguration customs-inspection --type=json -p '[
  {"op":"add","path":"/webhooks/0/namespaceSelector","value":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["pier"]}]}}
]'
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
