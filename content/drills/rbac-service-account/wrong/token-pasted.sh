# fails: lasts
# reaches the end state, but a token that was handed out once ends after an hour
kubectl create serviceaccount podwatch -n fleet-tools
kubectl create role pod-lister --verb=list --resource=pods -n fleet
kubectl create rolebinding podwatch --role=pod-lister --serviceaccount=fleet-tools:podwatch -n fleet
kubectl create secret generic podwatch-token -n fleet-tools \
  --from-literal=token="$(kubectl create token podwatch -n fleet-tools --duration=1h)" \
  --from-literal=ca.crt="$(kubectl get configmap kube-root-ca.crt -n fleet-tools -o jsonpath='{.data.ca\.crt}')"
kubectl patch deployment podwatch -n fleet-tools -p '{"spec":{"template":{"spec":{
  "serviceAccountName":"podwatch","automountServiceAccountToken":false,
  "volumes":[{"name":"token","secret":{"secretName":"podwatch-token"}}],
  "containers":[{"name":"podwatch","volumeMounts":[{"name":"token","mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}]}]}}}}'
kubectl rollout status deployment podwatch -n fleet-tools --timeout=120s
