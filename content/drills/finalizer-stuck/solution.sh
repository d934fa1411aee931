kubectl get namespace expo-autumn -o jsonpath='{range .status.conditions[?(@.status=="True")]}{.message}{"\n"}{end}'
kubectl get loans -n expo-autumn -o custom-columns=NAME:.metadata.name,INSURANCE:.spec.insurance
kubectl patch configmap insurances -n registry --type=json -p '[{"op":"remove","path":"/data/I-3107"},{"op":"remove","path":"/data/I-3131"}]'
kubectl patch loan amphora folding-screen -n expo-autumn --type=merge -p '{"metadata":{"finalizers":null}}'
kubectl wait --for=delete namespace/expo-autumn --timeout=60s
