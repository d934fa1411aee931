# fails: undisturbed
# reaches the end state, but the work is lost
kubectl get pod transcoder -n film -o yaml | sed -e 's/cpu: 500m/cpu: "2"/' -e 's/cpu: 250m/cpu: "1"/' > pod.yaml
kubectl replace --force --grace-period=1 -f pod.yaml
kubectl wait pod transcoder -n film --for=condition=Ready --timeout=90s
