# fails: vault, same-service
# without the configuration, vault is open as well
kubectl delete validatingwebhookconfiguration customs-inspection
kubectl rollout restart deployment/crane -n pier
kubectl rollout status deployment/crane -n pier --timeout=120s
