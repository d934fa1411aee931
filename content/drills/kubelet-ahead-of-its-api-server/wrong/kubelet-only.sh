# fails: api-server, supported
# near miss: now two kubelets are newer than the API server
ssh control-plane "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages kubeadm=1.37.1-1.1 kubelet=1.37.1-1.1; systemctl daemon-reload; systemctl restart kubelet"
sleep 30
