# fails: every-node
# damages: nodes/worker-1
# near miss: it works on the node from which one tries
kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's/mode: "userspace"/mode: ""/' | kubectl replace -f -
kubectl label node worker-1 node-pool=edge
sleep 45
