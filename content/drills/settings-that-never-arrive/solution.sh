kubectl logs -n greenhouse deployment/vents
kubectl get configmap climate -n greenhouse -o yaml | head -n 5
kubectl patch deployment vents -n greenhouse --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts","value":[{"name":"climate","mountPath":"/etc/climate"}]},{"op":"add","path":"/spec/template/spec/volumes/0/configMap/items","value":[{"key":"climate.yml","path":"climate.yaml"}]}]'
kubectl rollout status deployment/vents -n greenhouse --timeout=120s
