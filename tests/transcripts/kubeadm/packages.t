Packages of Kubernetes on a host. Source: Kubernetes documentation, "Installing kubeadm", "Changing The Kubernetes Package
Repository", "Upgrading Linux nodes"; apt-get(8), apt-mark(8), apt-cache(8).

  $ ssh worker-1
  $ apt-mark showhold
  kubeadm
  kubectl
  kubelet
  $ apt-cache madison kubeadm
     kubeadm | 1.36.2-1.1 | https://pkgs.k8s.io/core:/stable:/v1.36/deb  Packages
     kubeadm | 1.36.1-1.1 | https://pkgs.k8s.io/core:/stable:/v1.36/deb  Packages
     kubeadm | 1.36.0-1.1 | https://pkgs.k8s.io/core:/stable:/v1.36/deb  Packages
  $ apt-get install -y kubeadm=1.37.1-1.1
  Reading package lists... Done
  Building dependency tree... Done
  Reading state information... Done
  ! E: Version '1.37.1-1.1' for 'kubeadm' was not found
  [100]
  $ cat /etc/apt/sources.list.d/kubernetes.list
  deb [signed-by=/etc/apt/keyrings/kubernetes-apt-keyring.gpg] https://pkgs.k8s.io/core:/stable:/v1.36/deb/ /
  $ sed -i 's/v1.36/v1.37/' /etc/apt/sources.list.d/kubernetes.list; apt-get update
  Hit:1 http://deb.debian.org/debian bookworm InRelease
  Get:2 https://pkgs.k8s.io/core:/stable:/v1.37/deb/  InRelease
  Reading package lists... Done
  $ apt-cache madison kubeadm
     kubeadm | 1.37.1-1.1 | https://pkgs.k8s.io/core:/stable:/v1.37/deb  Packages
     kubeadm | 1.37.0-1.1 | https://pkgs.k8s.io/core:/stable:/v1.37/deb  Packages
  $ apt-get install -y kubeadm=1.37.1-1.1
  Reading package lists... Done
  Building dependency tree... Done
  Reading state information... Done
  The following held packages will be changed:
    kubeadm
  The following packages will be upgraded:
    kubeadm
  1 upgraded, 0 newly installed, 0 to remove and 3 not upgraded.
  ! E: Held packages were changed and -y was used without --allow-change-held-packages.
  [100]
  $ apt-get upgrade -y
  Reading package lists... Done
  Building dependency tree... Done
  Reading state information... Done
  Calculating upgrade... Done
  The following packages have been kept back:
    kubeadm kubectl kubelet
  The following packages will be upgraded:
    cri-tools
  1 upgraded, 0 newly installed, 0 to remove and 3 not upgraded.
  Preparing to unpack .../cri-tools_1.37.0-1.1_amd64.deb ...
  Unpacking cri-tools (1.37.0-1.1) over (1.36.0-1.1) ...
  Setting up cri-tools (1.37.0-1.1) ...
  $ apt-mark unhold kubeadm && apt-get install -y -qq kubeadm='1.37.1-*' && apt-mark hold kubeadm
  Canceled hold on kubeadm.
  Preparing to unpack .../kubeadm_1.37.1-1.1_amd64.deb ...
  Unpacking kubeadm (1.37.1-1.1) over (1.36.2-1.1) ...
  Setting up kubeadm (1.37.1-1.1) ...
  kubeadm set on hold.
  $ apt-cache policy kubelet
  kubelet:
    Installed: 1.36.2-1.1
    Candidate: 1.37.1-1.1
    Version table:
       1.37.1-1.1 500
          500 https://pkgs.k8s.io/core:/stable:/v1.37/deb  Packages
       1.37.0-1.1 500
          500 https://pkgs.k8s.io/core:/stable:/v1.37/deb  Packages
  $ dpkg -l 'kube*'
  Desired=Unknown/Install/Remove/Purge/Hold
  | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
  |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
  ||/ Name           Version      Architecture Description
  +++-==============-============-============-=================================
  hi  kubeadm        1.37.1-1.1   amd64        
  hi  kubectl        1.36.2-1.1   amd64        
  hi  kubelet        1.36.2-1.1   amd64        
  ii  kubernetes-cni 1.8.0-1.1    amd64        
  $ apt list --upgradable
  Listing...
  kubectl/unknown 1.37.1-1.1 amd64 [upgradable from: 1.36.2-1.1]
  kubelet/unknown 1.37.1-1.1 amd64 [upgradable from: 1.36.2-1.1]
  $ apt-get install -y kubelet=1.37.0-1.1 --allow-change-held-packages | tail -3
  Preparing to unpack .../kubelet_1.37.0-1.1_amd64.deb ...
  Unpacking kubelet (1.37.0-1.1) over (1.36.2-1.1) ...
  Setting up kubelet (1.37.0-1.1) ...
  $ kubectl get node worker-1 --kubeconfig /etc/kubernetes/kubelet.conf
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   15m   v1.36.2
  $ kubelet --version; systemctl restart kubelet; sleep 5; kubectl get node worker-1 --kubeconfig /etc/kubernetes/kubelet.conf
  Kubernetes v1.37.0
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   15m   v1.37.0
  $ apt-get install -y no-such-package
  Reading package lists... Done
  Building dependency tree... Done
  Reading state information... Done
  ! E: Unable to locate package no-such-package
  [100]
  $ sed -i 's/v1.37/v1.99/' /etc/apt/sources.list.d/kubernetes.list; apt-get update
  Hit:1 http://deb.debian.org/debian bookworm InRelease
  Err:2 https://pkgs.k8s.io/core:/stable:/v1.99/deb/  InRelease
  Reading package lists... Done
  ! E: The repository 'https://pkgs.k8s.io/core:/stable:/v1.99/deb/  Release' does not have a Release file.
  [100]
  $ apt-get install kubelet
  Reading package lists... Done
  Building dependency tree... Done
  Reading state information... Done
  kubelet is already the newest version (1.37.0-1.1).
  0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.
  $ apt-mark hold nothing
  ! E: Unable to locate package nothing
  [100]
