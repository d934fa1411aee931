# fails: vault, same-service
# a webhook that fails open lets everything into vault
kubectl patch validatingwebhookconfiguration customs-inspection --type=json -p '[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"}]'
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
