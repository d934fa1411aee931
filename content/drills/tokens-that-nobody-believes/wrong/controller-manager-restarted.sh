# fails: orders, old-token, new-token
ssh control-plane 'crictl stop $(crictl ps --name kube-controller-manager -q)'
sleep 60
