kubectl get daemonset kube-proxy -n kube-system
kubectl patch daemonset kube-proxy -n kube-system --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector/node-pool"}]'
kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's/mode: "userspace"/mode: ""/' | kubectl replace -f -
kubectl delete pods -n kube-system -l k8s-app=kube-proxy
sleep 45
