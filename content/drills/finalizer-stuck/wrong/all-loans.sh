# fails: insurances, other-loans
# near miss: what is right for two loans is done to all, and one number is read wrongly
kubectl patch configmap insurances -n registry --type=json -p '[{"op":"remove","path":"/data/I-3107"},{"op":"remove","path":"/data/I-3108"}]'
kubectl get loans -A --no-headers | while read ns name _; do
  kubectl patch loan $name -n $ns --type=merge -p '{"metadata":{"finalizers":null}}'
done
kubectl wait --for=delete namespace/expo-autumn --timeout=60s
