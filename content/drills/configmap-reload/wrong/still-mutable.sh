# fails: cannot-change
# near miss: a ConfigMap from the command line is not immutable
kubectl get configmap kiosk-1 -n museum -o jsonpath='{.data.kiosk\.conf}' | sed 's/10 to 17/9 to 20/' > kiosk.conf
kubectl create configmap kiosk-2 -n museum --from-file=kiosk.conf --from-literal=exhibition='Folding screens'
kubectl get deployment kiosk -n museum -o yaml | sed 's/kiosk-1/kiosk-2/' | kubectl replace -f -
kubectl rollout status deployment/kiosk -n museum --timeout=120s
