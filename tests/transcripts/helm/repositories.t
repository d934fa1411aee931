Chart repositories: adding, searching, refreshing and removing them, and what goes wrong.
Source: https://helm.sh/docs/helm/helm_repo/, https://helm.sh/docs/helm/helm_search_repo/; helm/helm pkg/cmd/repo_add.go, search_repo.go (v4.2.4).

  $ helm repo list
  ! no repositories to show
  $ helm search repo nginx
  ! Error: no repositories configured
  [1]
  $ helm repo update
  ! Error: no repositories found. You must add one before updating
  [1]
  $ helm repo add demo https://charts.example.com
  "demo" has been added to your repositories
  $ helm repo add demo https://charts.example.com
  "demo" already exists with the same configuration, skipping
  $ helm repo add demo https://charts.bitnami.com/bitnami
  ! Error: repository name (demo) already exists, please specify a different name
  [1]
  $ helm repo add team/demo https://charts.example.com
  ! Error: repository name (team/demo) contains '/', please specify a different name without '/'
  [1]
  $ helm repo add gone https://charts.nowhere.example
  ! Error: looks like "https://charts.nowhere.example" is not a valid chart repository or cannot be reached: Get "https://charts.nowhere.example/index.yaml": dial tcp: lookup charts.nowhere.example: no such host
  [1]
  $ helm repo add bitnami https://charts.bitnami.com/bitnami
  "bitnami" has been added to your repositories
  $ helm repo list
  NAME  URL
  demo  https://charts.example.com
  bitnami  https://charts.bitnami.com/bitnami
  $ helm repo list -o json
  [{"name":"demo","url":"https://charts.example.com"},{"name":"bitnami","url":"https://charts.bitnami.com/bitnami"}]
  $ helm repo update
  Hang tight while we grab the latest from your chart repositories...
  ...Successfully got an update from the "demo" chart repository
  ...Successfully got an update from the "bitnami" chart repository
  Update Complete. ⎈Happy Helming!⎈
  $ helm repo update other
  ! Error: no repositories found matching 'other'.  Nothing will be updated
  [1]
  $ helm search repo web
  NAME  CHART VERSION  APP VERSION  DESCRIPTION
  demo/web  1.5.0  1.29  A small web server
  bitnami/nginx  22.1.1  1.29  NGINX as a web server
  $ helm search repo demo/web --versions
  NAME  CHART VERSION  APP VERSION  DESCRIPTION
  demo/web  1.5.0  1.29  A small web server
  demo/web  1.4.0  1.27  A small web server
  $ helm search repo demo/web --version '~1.4.0'
  NAME  CHART VERSION  APP VERSION  DESCRIPTION
  demo/web  1.4.0  1.27  A small web server
  $ helm search repo -r 'nginx|redis'
  NAME  CHART VERSION  APP VERSION  DESCRIPTION
  bitnami/nginx  22.1.1  1.29  NGINX as a web server
  bitnami/redis  22.0.7  8.2  A store of keys and values in memory
  $ helm search repo nothing-like-this
  No results found
  $ helm search repo nothing-like-this --fail-on-no-result
  ! Error: no results found
  [1]
  $ helm search repo web --version nonsense
  ! Error: an invalid version/constraint format: improper constraint: nonsense
  [1]
  $ helm search hub prometheus
  URL  CHART VERSION  APP VERSION  DESCRIPTION
  https://artifacthub.io/packages/helm/prometheus...  27.39.0  3.6.0  A monitoring system and time series database
  $ ls ~/.cache/helm/repository; grep name: ~/.config/helm/repositories.yaml
  bitnami-charts.txt
  bitnami-index.yaml
  demo-charts.txt
  demo-index.yaml
    name: demo
    username: ""
    name: bitnami
    username: ""
  $ helm repo remove demo
  "demo" has been removed from your repositories
  $ helm repo remove demo
  ! Error: no repo named "demo" found
  [1]
  $ helm install web demo/web
  ! Error: INSTALLATION FAILED: repo demo not found
  [1]
  $ helm repo remove bitnami; helm repo remove bitnami
  "bitnami" has been removed from your repositories
  ! Error: no repositories configured
  [1]
