# fails: answers, every-node, follows
kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's/mode: "userspace"/mode: ""/' | kubectl replace -f -
sleep 45
